import { Center, Loader } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useWords } from '../words/words.tsx'

/** Shown only if it takes longer than a moment, so that nothing flickers. */
export function Waiting() {
  const { words } = useWords()
  const [isLong, setLong] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), 300)
    return () => clearTimeout(timer)
  }, [])
  return (
    <Center mih="12rem" role="status" aria-label={words.shell.loading} aria-busy>
      {isLong && <Loader />}
    </Center>
  )
}
