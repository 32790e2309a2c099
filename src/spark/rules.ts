import { BOILERPLATE_COPIES, BOILERPLATE_DAYS, HUBS, MANY } from '../core/3-links/carriers.ts'
import { MIN_COMMON_SHARE, MIN_SHARED, RUN_WEIGHT, STEMS_WEIGHT } from '../core/3-links/pairs.ts'

/** The numbers of the core that decide in the SQL of a distributed engine. */
export const RULES = {
  many: MANY,
  hubs: HUBS,
  boilerplateCopies: BOILERPLATE_COPIES,
  boilerplateDays: BOILERPLATE_DAYS,
  runWeight: RUN_WEIGHT,
  stemsWeight: STEMS_WEIGHT,
  minShared: MIN_SHARED,
  minCommonShare: MIN_COMMON_SHARE,
} as const
