import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { read } from '../api/client.ts'
import { isOver } from './operation.ts'
import { readAfter } from './read-after.ts'

const PAUSE_MS = 700

/**
 * Work on a site, asked for again while it runs. When it is over, what is on screen of its site is read again: it has
 * changed what is there.
 */
export function useOperation(operationId: string) {
  const queries = useQueryClient()
  const asked = read.useQuery(
    'get',
    '/v1/operations/{operationId}',
    { params: { path: { operationId } } },
    { refetchInterval: ({ state: { data } }) => (data && isOver(data) ? false : PAUSE_MS) },
  )
  const hasRun = useRef(false)
  const operation = asked.data
  useEffect(() => {
    if (!operation) return
    if (isOver(operation) && hasRun.current) void readAfter(queries, [operation])
    hasRun.current = !isOver(operation)
  }, [operation, queries])
  return asked
}
