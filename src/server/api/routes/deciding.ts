import { z } from '@hono/zod-openapi'
import type { Correction, Finding } from '../../../core/records.ts'
import { decisionRows } from '../../reading/decisions.ts'
import type { Reader } from '../../reading/reader.ts'
import type { Asked, DecisionDone, Workshop } from '../../workshop.ts'
import { type Endpoint, post, remove } from '../endpoint.ts'
import * as S from '../schemas.ts'

const ById = z.object({ id: S.IdSchema })

/** What people say of findings. @param by  who decides when a request does not say */
export function deciding(workshop: Workshop, by: string): readonly Endpoint[] {
  const decide = async (reader: Reader, asked: Asked): Promise<S.DecidedAnswer> => {
    const done = await workshop.decide(asked)
    return { row: rowOf(reader, done), stories: done.stories, state: reader.state() }
  }
  const withdraw = (reader: Reader, decision: string, said: { by?: string | undefined; why: string }) =>
    decide(reader, { verdict: 'withdraw', decision, by: said.by ?? by, why: said.why })
  return [
    post('/decisions', {
      tag: 'decisions',
      summary: 'Confirm, reject or correct a finding; the stories it touches are counted anew before the answer comes',
      body: S.DecideSchema,
      answer: S.DecidedSchema,
      status: 201,
      run: ({ reader, body }) => {
        const said = { by: body.by ?? by, why: body.why, on: body.on as Finding }
        return decide(
          reader,
          body.verdict === 'correct'
            ? { ...said, verdict: body.verdict, correction: body.correction as Correction }
            : { ...said, verdict: body.verdict },
        )
      },
    }),
    post('/decisions/{id}/withdraw', {
      tag: 'decisions',
      summary: 'Take a decision back: both stay on record',
      params: ById,
      body: S.WithdrawSchema,
      answer: S.DecidedSchema,
      status: 201,
      run: ({ reader, params, body }) => withdraw(reader, params.id, body),
    }),
    remove('/decisions/{id}', {
      tag: 'decisions',
      summary: 'The same without a reason',
      params: ById,
      answer: S.DecidedSchema,
      run: ({ reader, params }) => withdraw(reader, params.id, { why: '' }),
    }),
  ]
}

const rowOf = (reader: Reader, { id }: DecisionDone): S.DecisionRow =>
  decisionRows(reader.decisions().all).find(({ decision }) => decision.id === id)!
