import { overview } from '../reading/overview.ts'
import { type Endpoint, get } from './endpoint.ts'
import { READING } from './routes/reading.ts'
import * as S from './schemas.ts'

export interface RouteOptions {
  readonly version: string
  readonly writable: boolean
}

/** All ways to ask the API. */
export const routes = ({ version, writable }: RouteOptions): readonly Endpoint[] => [
  get('/case', {
    tag: 'case',
    summary: 'What the case holds, counted',
    answer: S.CaseSchema,
    run: ({ reader }) => overview(reader, version, writable, []),
  }),
  ...READING,
]
