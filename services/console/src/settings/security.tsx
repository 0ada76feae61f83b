import { Button, Stack } from '@mantine/core'
import { useRef } from 'react'
import { api, read, useAct } from '../api/client.ts'
import { session } from '../api/session.ts'
import { Done } from '../ui/done.tsx'
import { NewPasswordInput } from '../ui/new-password-input.tsx'
import { Page } from '../ui/page.tsx'
import { PasswordInput } from '../ui/password-input.tsx'
import { ProblemAlert } from '../ui/problem-alert.tsx'
import { Section } from '../ui/section.tsx'
import { Waiting } from '../ui/waiting.tsx'
import { useWords } from '../words/words.tsx'
import { TwoFactor } from './two-factor.tsx'

export default function Security() {
  const { words } = useWords()
  const { data: me, error } = read.useQuery('get', '/v1/me')
  return (
    <Page title={words.settings.security.title} text={words.settings.security.text}>
      <ProblemAlert of={error} />
      {!me && !error && <Waiting />}
      {me && (
        <Stack gap="lg" maw={680}>
          <TwoFactor me={me} />
          <PasswordChange />
        </Stack>
      )}
    </Page>
  )
}

function PasswordChange() {
  const { words } = useWords()
  const form = useRef<HTMLFormElement>(null)
  const change = useAct(
    (body: { currentPassword: string; newPassword: string }) => api.PUT('/v1/me/password', { body }),
    async () => {
      form.current?.reset()
      // The session has another token now.
      await session.load()
    },
  )
  return (
    <Section title={words.account.password} text={words.settings.password.text}>
      <form
        ref={form}
        onSubmit={(event) => {
          event.preventDefault()
          const fields = new FormData(event.currentTarget)
          change.mutate({
            currentPassword: String(fields.get('currentPassword')),
            newPassword: String(fields.get('password')),
          })
        }}
      >
        <Stack align="flex-start">
          <PasswordInput w="100%" name="currentPassword" label={words.settings.password.current} />
          <NewPasswordInput w="100%" label={words.account.newPassword} />
          <ProblemAlert of={change.error} />
          {change.isSuccess && <Done>{words.settings.password.done}</Done>}
          <Button type="submit" loading={change.isPending}>
            {words.settings.password.button}
          </Button>
        </Stack>
      </form>
    </Section>
  )
}
