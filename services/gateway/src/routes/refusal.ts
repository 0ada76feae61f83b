import { archiveProblems } from '@holdfast/driver/contract'
import { type Code, codes, DomainError, toProblem } from '@holdfast/errors'
import { refusalsOfNeeds } from './permission.ts'
import type { RouteTraits } from './trait.ts'

/** Every way in which a route can refuse: the usual ones, which follow from what it is, and its own. */
export function refusalsOfRoute(route: RouteTraits, own: readonly Code[]): Code[] {
  const known = new Set<Code>(['bad-request', 'unavailable', ...own])
  const add = (condition: boolean, ...refusals: Code[]) => {
    if (condition) for (const code of refusals) known.add(code)
  }
  add(!route.unlimited, 'too-many-requests')
  const isSignedIn = route.callers !== 'anyone'
  const changes = route.method !== 'GET'
  add(isSignedIn, 'not-signed-in')
  // A browser sends its cookie by itself, and to sign in it needs none.
  add(isSignedIn || changes, 'cross-site-request')
  add(isSignedIn && changes, 'csrf-token-needed')
  add(route.callers === 'people' || route.callers === 'operators', 'keys-not-allowed')
  add(route.callers === 'operators', 'operators-only', 'operator-session-over')
  add(true, ...refusalsOfNeeds(route.needs, { reads: !route.isRecorded }))
  add(route.shows.length > 0, 'access-unknown')
  add(route.freshProof !== false, 'proof-needed')
  add(changes && !route.takesArchive, 'unsupported-charset')
  add(route.hasBody, 'body-too-large')
  add(route.takesArchive, 'unsupported-archive', 'upload-incomplete', 'request-too-slow', ...archiveProblems)
  add(route.takesArchive, 'host-unavailable', 'host-failed', 'not-enough-space')
  add(route.hasParams, 'not-found')
  add(route.isList, 'bad-cursor')
  add(route.honoursIfMatch, 'changed-meanwhile')
  add(route.isRecorded, 'idempotency-key-reused', 'overloaded')
  // Whoever may no longer see the answer is not given it again.
  add(route.isRecorded && (route.secret || (route.needs.length > 0 && route.answersBody)), 'already-done')
  return [...known].sort()
}

/** The part of a route's answers that refuses, by status. */
export function refusalAnswers(refusals: readonly Code[]) {
  const byStatus = Map.groupBy(refusals, statusOf)
  return Object.fromEntries(
    [...byStatus]
      .sort(([a], [b]) => a - b)
      .map(([status, group]) => [
        status,
        {
          description: group.map((code) => `\`${code}\`: ${codes[code].title}`).join('\n\n'),
          content: { 'application/problem+json': { schema: { $ref: 'Problem#' } } },
        },
      ]),
  )
}

function statusOf(code: Code): number {
  return toProblem(new DomainError(code), { instance: '', requestId: '' }).status
}
