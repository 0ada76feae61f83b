import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useWords } from '../words/words.tsx'

/** The start of a list that is loaded whole, and more of it when it is asked for. */
export function ListStart<T>({ of, step, each }: { of: T[]; step: number; each: (item: T) => ReactNode }) {
  const { words, say } = useWords()
  const [most, setMost] = useState(step)
  return (
    <>
      {of.slice(0, most).map(each)}
      {of.length > most && (
        <Button variant="default" onClick={() => setMost(most + step)}>
          {say(words.settings.more, { n: of.length - most })}
        </Button>
      )}
    </>
  )
}
