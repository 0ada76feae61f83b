import { useCallback } from 'react'
import { useSearchParams } from 'react-router'
import type { ListPlace } from './paged-list.tsx'

/**
 * What a list is narrowed to, in the URL: a link, back and reload keep it. Whatever narrows the list begins it anew, so
 * the page of the old list (`after`) is dropped.
 */
export function useListParams<Name extends string>(names: readonly Name[]) {
  const [params, setParams] = useSearchParams()
  const values = Object.fromEntries(
    names.map((name) => [name, params.get(name) ?? undefined]).filter(([, value]) => value !== undefined),
  ) as Partial<Record<Name, string>>
  // What changes together is set at once: of two calls one after the other, the second would not know of the first.
  const setAll = useCallback(
    (changes: Partial<Record<Name | 'after', string | undefined>>) => {
      const isPage = 'after' in changes
      setParams(
        (before) => {
          const next = new URLSearchParams(before)
          if (!isPage) next.delete('after')
          for (const [name, value] of Object.entries<string | undefined>(changes)) {
            if (value) next.set(name, value)
            else next.delete(name)
          }
          return next
        },
        // Typing a search is one step of "back"; a page of the list is one of its own.
        { replace: !isPage },
      )
    },
    [setParams],
  )
  const set = useCallback(
    (name: Name | 'after', value: string | undefined) => setAll({ [name]: value } as Parameters<typeof setAll>[0]),
    [setAll],
  )
  const after = params.get('after') ?? ''
  const place: ListPlace = { after, onPage: (next) => set('after', next) }
  return { values, after, set, setAll, place }
}
