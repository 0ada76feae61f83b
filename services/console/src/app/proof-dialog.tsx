import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useState } from 'react'
import { api, read } from '../api/client.ts'
import { answerProof, answerProofs } from '../api/proof.ts'
import { session, useSession } from '../api/session.ts'
import { Dialog } from '../ui/dialog.tsx'
import { PasswordInput } from '../ui/password-input.tsx'
import { ProblemAlert } from '../ui/problem-alert.tsx'
import { useWords } from '../words/words.tsx'

/**
 * Whether a proof needs a code: as soon as the person has turned two-factor on, in whichever browser. A session that is
 * older counts as one without until it has given a code, so it cannot tell.
 */
function useWithCode(isAsked: boolean) {
  const now = useSession()
  const queries = useQueryClient()
  const { data: me } = read.useQuery('get', '/v1/me', undefined, { enabled: isAsked })
  const refresh = useCallback(
    () => queries.fetchQuery({ ...read.queryOptions('get', '/v1/me'), staleTime: 0 }).catch(() => {}),
    [queries],
  )
  return { withCode: me?.twoFactor ?? (now.status === 'signed-in' && now.session.twoFactor), refresh }
}

/** Asks for password and code where an act needs a fresh proof. The act then goes on by itself. */
export function ProofDialog() {
  const { words } = useWords()
  const [isOpen, setOpen] = useState(false)
  const { withCode, refresh } = useWithCode(isOpen)

  // It opens when it is known what to ask for, so that nothing moves in it.
  useEffect(() => answerProofs(() => void refresh().then(() => setOpen(true))), [refresh])

  const close = (isProven: boolean) => {
    setOpen(false)
    prove.reset()
    answerProof(isProven)
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
    // Perhaps a code is needed since a moment ago.
    onError: refresh,
  })

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
            <TextInput
              name="code"
              label={words.account.code}
              description={words.account.codeHint}
              autoComplete="one-time-code"
              inputMode="text"
              maxLength={64}
              required
            />
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
