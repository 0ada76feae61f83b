import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { readAgain } from '../api/client.ts'
import { ApiProblem } from '../api/problem.ts'
import { upload } from '../api/upload.ts'

type Begun = Awaited<ReturnType<typeof upload>>

/** Sends one archive to an environment. Leaving the page stops it, and nothing of it is kept. */
export function useUpload(environmentId: string, onBegun: (operation: Begun) => void) {
  const queries = useQueryClient()
  const [share, setShare] = useState(0)
  const stopper = useRef(new AbortController())
  const key = useRef({ file: undefined as File | undefined, note: '', value: '' })
  useEffect(() => () => stopper.current.abort(), [])

  const sending = useMutation({
    mutationFn: ({ file, note }: { file: File; note: string }) => {
      // The same again after a break goes under the same key: it is done once, however often it is sent.
      if (key.current.file !== file || key.current.note !== note)
        key.current = { file, note, value: crypto.randomUUID() }
      stopper.current = new AbortController()
      setShare(0)
      const { signal } = stopper.current
      return upload({ environmentId, file, note, key: key.current.value }, { signal, onProgress: setShare })
    },
    onSuccess: async (operation) => {
      key.current.file = undefined
      await readAgain(queries)
      onBegun(operation)
    },
    onError: (error) => {
      // Refused for certain: the next try is another upload.
      if (error instanceof ApiProblem && !error.isUnknown) key.current.file = undefined
    },
  })
  const { error } = sending
  return {
    share,
    isSending: sending.isPending,
    /** Nothing answered: whether the archive arrived is not known. */
    isBroken: error instanceof ApiProblem && error.isUnknown,
    /** A refusal. That the person stopped it is none. */
    error: error instanceof ApiProblem ? error : null,
    start: (file: File, note: string) => sending.mutate({ file, note }),
    stop: () => stopper.current.abort(),
    reset: sending.reset,
  }
}
