import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useWords } from '../words/words.tsx'

/**
 * The start of a list that is loaded whole, and more of it when it is asked for.
 * @param around what stands around the items, such as a list
 */
export function ListStart<T>({
  of,
  step,
  each,
  around = (items) => items,
}: {
  of: T[]
  step: number
  each: (item: T) => ReactNode
  around?: (items: ReactNode) => ReactNode
}) {
  const { words, say } = useWords()
  const [most, setMost] = useState(step)
  return (
    <>
      {around(of.slice(0, most).map(each))}
      {of.length > most && (
        <Button variant="default" size="xs" onClick={() => setMost(most + step)}>
          {say(words.shell.more, { n: of.length - most })}
        </Button>
      )}
    </>
  )
}
