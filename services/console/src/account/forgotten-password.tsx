import { Anchor, Stack } from '@mantine/core'
import { Link } from 'react-router'
import { api } from '../api/client.ts'
import { paths } from '../paths.ts'
import { useWords } from '../words/words.tsx'
import { AskForMail } from './ask-for-mail.tsx'
import { CardTitle } from './card-title.tsx'

export default function ForgottenPassword() {
  const { words } = useWords()
  return (
    <Stack>
      <CardTitle>{words.account.forgottenPassword.title}</CardTitle>
      <AskForMail {...words.account.forgottenPassword} ask={askForReset} />
      <Anchor component={Link} to={paths.signIn} size="sm">
        {words.account.signIn.button}
      </Anchor>
    </Stack>
  )
}

export function askForReset(email: string) {
  return api.POST('/v1/password-resets', { body: { email } })
}
