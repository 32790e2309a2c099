import { overview } from '../reading/overview.ts'
import { type Endpoint, get } from './endpoint.ts'
import { deciding } from './routes/deciding.ts'
import { READING } from './routes/reading.ts'
import { type Working, working } from './routes/working.ts'
import * as S from './schemas.ts'

export interface RouteOptions extends Working {
  readonly version: string
  /** Who decides when a request does not say. */
  readonly by: string
}

/** All ways to ask the API. */
export const routes = (options: RouteOptions): readonly Endpoint[] => [
  get('/case', {
    tag: 'case',
    summary: 'What the case holds, counted',
    answer: S.CaseSchema,
    isLasting: false,
    run: ({ reader }) => overview(reader, options.version, options.works.underWay()),
  }),
  ...READING,
  ...deciding(options.workshop, options.by),
  ...working(options),
]
