import { type Overview, overviewOf } from '../reading/overview.ts'
import type { Reader } from '../reading/reader.ts'
import { type Endpoint, get } from './endpoint.ts'
import { deciding } from './routes/deciding.ts'
import { handingOver } from './routes/handing-over.ts'
import { READING } from './routes/reading.ts'
import { type Working, working } from './routes/working.ts'
import * as S from './schemas.ts'

export interface RouteOptions extends Working {
  readonly version: string
  /** Who decides when a request does not say. */
  readonly by: string
}

/** All ways to ask the API. */
export const routes = (reader: Reader, options: RouteOptions): readonly Endpoint[] => [
  caseRoute(overviewOf(reader, options.version), options),
  ...READING,
  ...deciding(options.workshop, options.by),
  ...working(options),
  ...handingOver(options.workshop),
]

const caseRoute = (overview: Overview, { works }: RouteOptions): Endpoint =>
  get('/case', {
    tag: 'case',
    summary: 'What the case holds, counted',
    answer: S.CaseSchema,
    isLasting: false,
    run: () => overview(works.underWay()),
  })
