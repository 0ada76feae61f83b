import { TagsInput } from '@mantine/core'
import { useRef } from 'react'
import { useSearchParams } from 'react-router'
import { useWords } from '../words/words.tsx'

/** The labels that sites must have, in the URL: there can be several, `?label=a&label=b`. */
export function useLabelFilter() {
  const [params, setParams] = useSearchParams()
  const chosen = params.getAll('label')
  const choose = (labels: string[]) =>
    setParams((before) => {
      const next = new URLSearchParams(before)
      next.delete('label')
      next.delete('after')
      for (const label of labels) next.append('label', label)
      return next
    })
  const box = useRef<HTMLInputElement>(null)
  const add = (label: string) => {
    choose([...new Set([...chosen, label])])
    // The row with the label goes with the list that it was in.
    box.current?.focus()
  }
  return { chosen, choose, add, box }
}

export function LabelFilter({ filter: { chosen, choose, box } }: { filter: ReturnType<typeof useLabelFilter> }) {
  const { words } = useWords()
  return (
    <TagsInput
      ref={box}
      aria-label={words.sites.list.label}
      placeholder={chosen.length === 0 ? words.sites.list.label : ''}
      value={chosen}
      onChange={choose}
      maxTags={20}
      maxLength={40}
      splitChars={[]}
      comboboxProps={{ keepMounted: false }}
      flex={{ base: '1 1 100%', xs: '1 1 12rem' }}
      maw={{ xs: 420 }}
    />
  )
}
