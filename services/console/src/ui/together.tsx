import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import { Waiting } from './waiting.tsx'

/** Shows parts that each read something when all of it is there: none is moved by another that comes later. */
export function Together({ children }: { children: ReactNode }) {
  const queries = useQueryClient()
  const [isWhole, setWhole] = useState(false)
  useEffect(() => {
    if (isWhole) return
    // The effects of the parts came first, so what they read is being read by now.
    const look = () => {
      if (queries.isFetching({ predicate: ({ state }) => state.status === 'pending' }) === 0) setWhole(true)
    }
    look()
    return queries.getQueryCache().subscribe(look)
  }, [queries, isWhole])
  return (
    <>
      {!isWhole && <Waiting />}
      <div hidden={!isWhole}>{children}</div>
    </>
  )
}
