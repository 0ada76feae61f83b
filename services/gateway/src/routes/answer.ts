import { ARCHIVE_TYPES } from '@holdfast/driver/contract'
import { type TSchema, Type } from 'typebox'

export const ProblemSchema = Type.Object(
  {
    type: Type.String({ examples: ['urn:holdfast:problem:not-found'] }),
    title: Type.String({ examples: ['Not found'] }),
    status: Type.Integer({ examples: [404] }),
    detail: Type.String(),
    instance: Type.String({ description: 'The path that was called' }),
    code: Type.String({ description: 'Stable, for programs', examples: ['not-found'] }),
    requestId: Type.String({ format: 'uuid' }),
    errors: Type.Optional(
      Type.Array(Type.Object({ pointer: Type.String(), detail: Type.String() }), {
        description: 'What is wrong with the body, by JSON pointer',
      }),
    ),
    changes: Type.Optional(
      Type.Array(
        Type.Object({
          releaseId: Type.Optional(Type.String({ format: 'uuid' })),
          cause: Type.String({ examples: ['pushed'] }),
          at: Type.String({ format: 'date-time' }),
        }),
        { description: 'With `target-changed`: what was done to the target since, the newest first' },
      ),
    ),
  },
  { $id: 'Problem', description: 'RFC 9457' },
)

/** The answer's schema by status; text for an answer without a body. */
export type AnswersByStatus = Partial<Record<200 | 201 | 202 | 204, TSchema | Content | string>>

interface Content {
  description: string
  headers?: Record<string, TSchema>
  content: Record<string, { schema: TSchema }>
}

export function successAnswers(answers: AnswersByStatus, { hasEtag }: { hasEtag: boolean }) {
  const headers = hasEtag ? { headers: { etag: Type.String({ description: 'For If-Match' }) } } : {}
  return Object.fromEntries(
    Object.entries(answers).map(([status, answer]) => {
      if (typeof answer === 'string') return [status, { type: 'null', description: answer }]
      if ('content' in answer) return [status, { ...headers, ...answer }]
      const description = (answer as { description?: string }).description ?? 'Done'
      return [status, { description, ...headers, content: { 'application/json': { schema: answer } } }]
    }),
  )
}

export const startAnswer = {
  202: {
    description: 'Begun: the operation tells how far it has come',
    headers: { location: Type.String({ description: 'Of the operation' }) },
    content: { 'application/json': { schema: { $ref: 'Operation#' } } },
  },
}

/** An answer that is a .tar.gz. */
export const ArchiveAnswer = {
  description: 'The archive',
  headers: { 'content-disposition': Type.String() },
  content: { 'application/gzip': { schema: Type.Unsafe<string>({ type: 'string', format: 'binary' }) } },
}

export const archiveBody = {
  description: 'A .zip or .tar.gz',
  content: Object.fromEntries(ARCHIVE_TYPES.map((type) => [type, { schema: {} }])),
}

/** Of every change that need not be in force to be answered: it may have to wait for a process that stopped silently. */
export const earlyAnswer = {
  202: {
    description: 'Done, but not in force everywhere after 2 seconds',
    content: { 'application/json': { schema: { $ref: 'Operation#' } } },
  },
}
