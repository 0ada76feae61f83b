import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { api } from '../api/client.ts'
import { answerProofs } from '../api/proof.ts'
import { session, useSession } from '../api/session.ts'
import { Dialog } from '../ui/dialog.tsx'
import { PasswordInput } from '../ui/password-input.tsx'
import { ProblemAlert } from '../ui/problem-alert.tsx'
import { useWords } from '../words/words.tsx'

/** Asks for password and code where an act needs a fresh proof. The act then goes on by itself. */
export function ProofDialog() {
  const { words } = useWords()
  const now = useSession()
  const answer = useRef<(isProven: boolean) => void>(undefined)
  const [isOpen, setOpen] = useState(false)

  useEffect(() => {
    answerProofs(() => {
      setOpen(true)
      return new Promise((resolve) => {
        answer.current = resolve
      })
    })
  }, [])

  const close = (isProven: boolean) => {
    setOpen(false)
    prove.reset()
    answer.current?.(isProven)
  }
  const prove = useMutation({
    mutationFn: (form: FormData) => {
      const code = String(form.get('code') ?? '').trim()
      const password = String(form.get('password'))
      return api.POST('/v1/sessions/current/proof', { body: code === '' ? { password } : { password, code } })
    },
    // The session has another token now.
    onSuccess: async () => {
      await session.load()
      close(true)
    },
  })

  const withCode = now.status === 'signed-in' && now.session.twoFactor
  return (
    // Above the dialog whose act needs the proof.
    <Dialog opened={isOpen} onClose={() => close(false)} title={words.shell.proof.title} zIndex={400}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          // An event of a portal rises through React's tree, to the form behind the dialog.
          event.stopPropagation()
          prove.mutate(new FormData(event.currentTarget))
        }}
      >
        <Stack>
          <Text>{words.shell.proof.text}</Text>
          <PasswordInput data-autofocus />
          {withCode && (
            <TextInput name="code" label={words.account.code} autoComplete="one-time-code" inputMode="text" required />
          )}
          <ProblemAlert of={prove.error} />
          <Group justify="flex-end" className="acts">
            <Button variant="default" onClick={() => close(false)}>
              {words.shell.cancel}
            </Button>
            <Button type="submit" loading={prove.isPending}>
              {words.shell.proof.button}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}
