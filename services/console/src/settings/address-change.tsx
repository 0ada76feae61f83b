import { Alert, Button, Stack, Text } from '@mantine/core'
import { MailPageLink } from '../account/mail-page-link.tsx'
import { api, useAct } from '../api/client.ts'
import { EmailInput } from '../ui/email-input.tsx'
import { ProblemAlert } from '../ui/problem-alert.tsx'
import { Section } from '../ui/section.tsx'
import { Say, useWords } from '../words/words.tsx'
import type { Me } from './profile.tsx'

/** Another address counts from when the link in a mail to it was followed. */
export function AddressChange({ me }: { me: Me }) {
  const { words } = useWords()
  const change = useAct((email: string) => api.POST('/v1/me/email-changes', { body: { email } }))
  return (
    <Section title={words.account.email} text={words.settings.address.text}>
      <Text>
        <Say of={words.settings.address.present} with={{ email: me.email }} />
      </Text>
      {me.pendingEmail !== null && (
        <>
          <Alert role="status">
            <Say of={words.settings.address.pending} with={{ email: me.pendingEmail }} />
          </Alert>
          <MailPageLink />
        </>
      )}
      <form
        onSubmit={(event) => {
          event.preventDefault()
          change.mutate(String(new FormData(event.currentTarget).get('email')).trim())
        }}
      >
        <Stack align="flex-start">
          <EmailInput isNew w="100%" name="email" label={words.settings.address.other} />
          <ProblemAlert of={change.error} />
          <Button type="submit" loading={change.isPending}>
            {words.settings.address.button}
          </Button>
        </Stack>
      </form>
    </Section>
  )
}
