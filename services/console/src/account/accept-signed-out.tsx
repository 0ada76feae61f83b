import { Alert, Button, Stack, Tabs } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { codeOf } from '../api/problem.ts'
import { ProblemAlert } from '../ui/problem-alert.tsx'
import { useWords } from '../words/words.tsx'
import { MailPageLink } from './mail-page-link.tsx'
import { newAddress } from './new-address.ts'
import { SignInForm } from './sign-in-form.tsx'
import { SignUpFields, signUpOf } from './sign-up-fields.tsx'
import { type Credentials, useSignIn } from './use-sign-in.ts'

/** Whoever is signed out signs up or signs in, and accepts by the same button. */
export function AcceptSignedOut({ token, onSignedIn }: { token: string; onSignedIn: () => Promise<void> }) {
  const { words, language } = useWords()
  const [way, setWay] = useState<string | null>('new')
  /** Signed up with this address, which is still to be confirmed, or has an account already. */
  const [unproven, setUnproven] = useState('')
  const signIn = useSignIn()

  const signUp = useMutation({
    mutationFn: async ({ email, password, fullName }: ReturnType<typeof signUpOf>) => {
      const person = { email, password, fullName, locale: language }
      await api.POST('/v1/users', { body: { ...person, invitationToken: token } })
      try {
        await signIn.mutateAsync({ email, password })
      } catch (error) {
        // The link proved no address: it was copied, or sent to another one. The answer to a sign-up never tells
        // whether the address has an account already.
        if (!['sign-in-failed', 'code-needed'].includes(codeOf(error) ?? '')) throw error
        newAddress.keep(email)
        setUnproven(email)
        setWay('known')
        return
      }
      await accepted(onSignedIn)
    },
  })
  const signInAndAccept = useMutation({
    mutationFn: async (credentials: Credentials) => {
      await signIn.mutateAsync(credentials)
      await accepted(onSignedIn)
    },
  })

  return (
    <Tabs value={way} onChange={setWay} keepMounted={false}>
      <Tabs.List grow mb="md" style={{ flexWrap: 'nowrap' }}>
        <Tabs.Tab value="new" px="xs">
          {words.account.accept.isNew}
        </Tabs.Tab>
        <Tabs.Tab value="known" px="xs">
          {words.account.accept.hasAccount}
        </Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="new">
        <form
          onSubmit={(event) => {
            event.preventDefault()
            signUp.mutate(signUpOf(event.currentTarget))
          }}
        >
          <Stack>
            <SignUpFields />
            <ProblemAlert of={signUp.error} />
            <Button type="submit" loading={signUp.isPending}>
              {words.account.accept.signUp}
            </Button>
          </Stack>
        </form>
      </Tabs.Panel>
      <Tabs.Panel value="known">
        <Stack>
          {unproven !== '' && (
            <>
              <Alert role="status">{words.account.accept.confirmOrSignIn}</Alert>
              <MailPageLink />
            </>
          )}
          <SignInForm
            email={unproven}
            button={words.account.accept.signIn}
            onSignIn={signInAndAccept.mutate}
            error={signInAndAccept.error}
            isPending={signInAndAccept.isPending}
          />
        </Stack>
      </Tabs.Panel>
    </Tabs>
  )
}

/** A refusal is shown by the page, which then speaks to somebody who is signed in. */
async function accepted(accept: () => Promise<void>): Promise<void> {
  await accept().catch(() => {})
}
