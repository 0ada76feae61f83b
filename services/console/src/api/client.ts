import { type Query, type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query'
import createFetchClient from 'openapi-fetch'
import createQueries from 'openapi-react-query'
import type { paths } from './generated/openapi.ts'
import { codeOf } from './problem.ts'
import { act, send } from './send.ts'

/** Calls the API: `await api.POST('/v1/companies', { body })`. Answers `{ data }`, throws ApiProblem. */
export const api = createFetchClient<paths>({ baseUrl: location.origin, fetch: act })

/** Reads in components: `read.useQuery('get', '/v1/plans')`; with `'post'` for the few questions that are posted. */
export const read = createQueries(createFetchClient<paths>({ baseUrl: location.origin, fetch: send }))

/** The body of a successful answer of a path. */
export type Answer<P extends keyof paths, M extends 'get' | 'post' | 'put' | 'patch'> =
  paths[P] extends Record<M, { responses: infer R }>
    ? {
        [S in keyof R & (200 | 201 | 202)]: R[S] extends { content: { 'application/json': infer B } } ? B : never
      }[keyof R & (200 | 201 | 202)]
    : never

/**
 * Something that the person does. Everything on screen is read again when it is in force: the page never shows what was
 * before, and no list has to be kept of what an act touches.
 */
export function useAct<Input = void, Output = unknown>(
  act: (input: Input) => Promise<Output>,
  then: (output: Output, input: Input) => void | Promise<void> = () => {},
) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSuccess: async (output, input) => {
      await readAgain(queries)
      await then(output, input)
    },
    // What it says is no more what is there. Of a change meanwhile it is said that one sees it: so first it is read.
    onError: (error) => {
      const again = readAgain(queries)
      return codeOf(error) === 'changed-meanwhile' ? again : undefined
    },
  })
}

/**
 * Something after which its page is gone, as the member is who was removed: the page is left first, and nothing that it showed is
 * read again. What no page shows is forgotten, so that the next one waits for what it shows, and what is gone stands in no list.
 */
export function useLastAct<Output = unknown>(
  act: () => Promise<Output>,
  leave: (output: Output) => void | Promise<void>,
) {
  const queries = useQueryClient()
  return useMutation<Output, Error, void>({
    mutationFn: async () => {
      // What is still being read would be refused when the act is done.
      await queries.cancelQueries()
      return act()
    },
    onSuccess: async (output) => {
      queries.removeQueries({ type: 'inactive' })
      await queries.invalidateQueries({ refetchType: 'none' })
      await leave(output)
      await queries.refetchQueries({ queryKey: ['get', '/v1/me/access'], type: 'active' })
    },
    onError: () => void readAgain(queries),
  })
}

/** For `meta` of what acts leave as it is: how something is called, and what somebody asked to be shown. */
export const NOT_READ_AGAIN = { isNotReadAgain: true }

/**
 * Reads again what is on screen.
 * @param isConcerned what else is left as it is
 */
export function readAgain(queries: QueryClient, isConcerned: (query: Query) => boolean = () => true): Promise<void> {
  return queries.invalidateQueries({ predicate: (query) => !isLeft(query) && isConcerned(query) })
}

/**
 * Lists show names by the dozen, each a request of its own: reading them after every act would soon be more than the
 * gateway answers in a minute. They are read again by their age, or when one comes to them anew.
 */
function isLeft({ observers }: Query): boolean {
  return observers.length > 0 && observers.every(({ options }) => options.meta?.isNotReadAgain === true)
}
