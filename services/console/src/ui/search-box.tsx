import { CloseButton, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { useWords } from '../words/words.tsx'
import { beginSearch, follow, send, type } from './typed-search.ts'

/** A search that the server does, a moment after the last key. */
export function SearchBox({
  value,
  onSearch,
  label,
}: {
  value: string
  onSearch: (text: string) => void
  label: string
}) {
  const { words } = useWords()
  const [typed, setTyped] = useState(() => beginSearch(value))
  const search = useDebouncedCallback((next: string) => {
    // Whoever went elsewhere meanwhile does not mean it any more.
    if (typed.text.trim() !== next) return
    setTyped(send(typed, next))
    onSearch(next)
  }, 250)
  const change = (next: string) => {
    setTyped(type(typed, next))
    search(next.trim())
  }
  const followed = follow(typed, value)
  if (followed !== typed) setTyped(followed)
  const { text } = followed
  return (
    <TextInput
      type="search"
      role="searchbox"
      aria-label={label}
      placeholder={label}
      maxLength={100}
      value={text}
      onChange={(event) => change(event.currentTarget.value)}
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={text !== '' && <CloseButton aria-label={words.shell.clear} onClick={() => change('')} />}
      className="search"
      maw={{ xs: 420 }}
    />
  )
}
