import { useEffect, useState } from 'react'
import { changed, rebase } from './rebase.ts'

/**
 * Keeps a form true to what it is about: whenever that has changed, by oneself or by somebody else, the fields that were
 * not touched show it.
 * @param now what is there now
 * @param typed what stands in the form
 * @param begin puts this into the form
 * @returns what is there now of the fields in which something else was typed meanwhile
 */
export function useRebased<V extends object>(now: V, typed: V, begin: (values: V) => void): Partial<V> {
  const [before, setBefore] = useState(now)
  const [meanwhile, setMeanwhile] = useState<Partial<V>>({})
  useEffect(() => {
    if (Object.keys(changed(now, before)).length === 0) return
    const next = rebase(typed, before, now)
    setBefore(now)
    setMeanwhile(next.meanwhile)
    begin(next.values)
  })
  const differs = changed(typed, now)
  return Object.fromEntries(Object.entries(meanwhile).filter(([name]) => name in differs)) as Partial<V>
}
