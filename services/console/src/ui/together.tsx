import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import { Waiting } from './waiting.tsx'

/** A part that knows what it shows may read more, such as the names of sites: so long nothing else has to be read. */
const QUIET_MS = 50

/** Shows parts that each read something when all of it is there: none is moved by another that comes later. */
export function Together({ children }: { children: ReactNode }) {
  const queries = useQueryClient()
  const [isWhole, setWhole] = useState(false)
  useEffect(() => {
    if (isWhole) return
    let timer: ReturnType<typeof setTimeout> | undefined
    // The effects of the parts came first, so what they read is being read by now.
    const look = () => {
      clearTimeout(timer)
      const isQuiet = queries.isFetching({ predicate: ({ state }) => state.status === 'pending' }) === 0
      if (isQuiet) timer = setTimeout(() => setWhole(true), QUIET_MS)
    }
    look()
    const stop = queries.getQueryCache().subscribe(look)
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [queries, isWhole])
  return (
    <>
      {!isWhole && <Waiting />}
      <div hidden={!isWhole}>{children}</div>
    </>
  )
}
