import { Button, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Done } from '../ui/done.tsx'
import { EmailInput } from '../ui/email-input.tsx'
import { ProblemAlert } from '../ui/problem-alert.tsx'
import { useWords } from '../words/words.tsx'
import { MailPageLink } from './mail-page-link.tsx'
import { newAddress } from './new-address.ts'

/** Asks for a mail to an address. What is said then is the same for every address, whether it has an account or not. */
export function AskForMail({
  text,
  button,
  done,
  ask,
}: {
  text: string
  button: string
  done: string
  ask: (email: string) => Promise<unknown>
}) {
  const { words } = useWords()
  const asked = useMutation({ mutationFn: ask })
  if (asked.isSuccess)
    return (
      <>
        <Done>{done}</Done>
        <MailPageLink />
      </>
    )
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        asked.mutate(String(new FormData(event.currentTarget).get('email')).trim())
      }}
    >
      <Stack>
        <Text>{text}</Text>
        <EmailInput name="email" label={words.account.email} defaultValue={newAddress.get()} />
        <ProblemAlert of={asked.error} />
        <Button type="submit" loading={asked.isPending}>
          {button}
        </Button>
      </Stack>
    </form>
  )
}
