import { Say, useWords } from '../words/words.tsx'

/** Under a field: what somebody else has put there while one typed something else. */
export function Meanwhile({ value }: { value: string | null | undefined }) {
  const { words } = useWords()
  if (!value) return words.shell.meanwhile.emptied
  return <Say of={words.shell.meanwhile.changed} with={{ value }} />
}
