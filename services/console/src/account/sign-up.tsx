import { Anchor, Button, NativeSelect, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Link, Navigate } from 'react-router'
import { api } from '../api/client.ts'
import { useSession } from '../api/session.ts'
import { paths } from '../paths.ts'
import { Done } from '../ui/done.tsx'
import { ProblemAlert } from '../ui/problem-alert.tsx'
import { type Language, languageNames, Say, useWords } from '../words/words.tsx'
import { CardTitle } from './card-title.tsx'
import { MailPageLink } from './mail-page-link.tsx'
import { newAddress } from './new-address.ts'
import { SignUpFields, signUpOf } from './sign-up-fields.tsx'

export default function SignUp() {
  const { words, language, choose } = useWords()
  const now = useSession()
  const signUp = useMutation({
    mutationFn: async (person: ReturnType<typeof signUpOf>) => {
      await api.POST('/v1/users', { body: { ...person, locale: language } })
      newAddress.keep(person.email)
    },
  })

  if (now.status === 'signed-in') return <Navigate to={paths.home} replace />
  if (signUp.isSuccess) return <LookIntoMails email={signUp.variables.email} onOther={signUp.reset} />
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        signUp.mutate(signUpOf(event.currentTarget))
      }}
    >
      <Stack>
        <CardTitle>{words.account.signUp.title}</CardTitle>
        <SignUpFields />
        <NativeSelect
          label={words.shell.language}
          description={words.account.languageHint}
          value={language}
          data={Object.entries(languageNames).map(([value, label]) => ({ value, label }))}
          onChange={(event) => choose(event.currentTarget.value as Language)}
        />
        <ProblemAlert of={signUp.error} />
        <Button type="submit" loading={signUp.isPending}>
          {words.account.signUp.button}
        </Button>
        <Text size="sm">
          {words.account.signUp.hasAccount}{' '}
          <Anchor component={Link} to={paths.signIn}>
            {words.account.signIn.button}
          </Anchor>
        </Text>
      </Stack>
    </form>
  )
}

/** The answer to a sign-up never tells whether the address has an account; nor does this. */
function LookIntoMails({ email, onOther }: { email: string; onOther: () => void }) {
  const { words } = useWords()
  const again = useMutation({ mutationFn: () => api.POST('/v1/email-confirmations/requests', { body: { email } }) })
  return (
    <Stack align="flex-start">
      <CardTitle>{words.account.signUp.done}</CardTitle>
      <Done>
        <Say of={words.account.signUp.sent} with={{ email }} />
      </Done>
      <MailPageLink />
      <Text size="sm">{words.account.signUp.noMail}</Text>
      {again.isSuccess ? (
        <Done>{words.account.signUp.sentAgain}</Done>
      ) : (
        <Button variant="default" loading={again.isPending} onClick={() => again.mutate()}>
          {words.account.signUp.again}
        </Button>
      )}
      <ProblemAlert of={again.error} />
      <Anchor component="button" type="button" size="sm" onClick={onOther}>
        {words.account.signUp.otherAddress}
      </Anchor>
    </Stack>
  )
}
