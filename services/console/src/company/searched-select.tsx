import { Select, type SelectProps } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useWords } from '../words/words.tsx'

/** How many of those that fit are offered at once. */
export const OFFERED = 20

interface Found {
  value: string
  label: string
  /** What tells it apart from others of the same name. */
  about?: string
  disabled?: boolean
}

/** @param name of what is chosen, which stands in the box and is no search */
export function useTyped(name: string) {
  const [typed, setTyped] = useState('')
  const [search] = useDebouncedValue(typed === name ? '' : typed.trim().slice(0, 100), 250)
  return { search, shown: typed === '' ? name : typed, setTyped }
}

/** Chooses one of very many, which the server searches: what it found, and above it how many more there are. */
export function SearchedSelect({
  typing: { shown, setTyped },
  name,
  found,
  more,
  value,
  onChange,
  ...props
}: {
  typing: ReturnType<typeof useTyped>
  name: string
  found: Found[]
  more: number
  value: string | undefined
  onChange: (value: string | undefined) => void
} & Omit<SelectProps, 'value' | 'onChange' | 'data' | 'name'>) {
  const { words, say } = useWords()
  const isFound = found.some((one) => one.value === value)
  const options = value === undefined || isFound ? found : [...found, { value, label: name }]
  return (
    <Select
      {...props}
      // Its options are made when they are asked for.
      comboboxProps={{ keepMounted: false }}
      searchable
      data={more > 0 ? [{ group: say(words.shell.moreFound, { n: more }), items: options }] : options}
      filter={({ options: all }) => all}
      renderOption={({ option }) => (
        <span>
          <bdi>{option.label}</bdi> <small>{found.find((one) => one.value === option.value)?.about}</small>
        </span>
      )}
      value={value ?? null}
      onChange={(next) => {
        onChange(next ?? undefined)
        setTyped('')
      }}
      searchValue={shown}
      onSearchChange={setTyped}
    />
  )
}
