import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { read, readAgain } from '../api/client.ts'
import { isOver } from './operation.ts'

const PAUSE_MS = 700

/**
 * Work on a site, asked for again while it runs. When it is over, everything on screen is read again: it has changed
 * what is there.
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
  const over = asked.data && isOver(asked.data)
  useEffect(() => {
    if (over === false) hasRun.current = true
    if (over && hasRun.current) {
      hasRun.current = false
      void readAgain(queries)
    }
  }, [over, queries])
  return asked
}
