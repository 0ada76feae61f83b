import { Button, Code, Group, Stack, Text, TextInput } from '@mantine/core'
import { api, useAct } from '../api/client.ts'
import { ProblemAlert } from '../ui/problem-alert.tsx'
import { useWords } from '../words/words.tsx'
import { QrCode } from './qr-code.tsx'

/** The secret goes into the app, and a first code shows that it did. */
export function TwoFactorSetup({
  secret,
  otpauthUri,
  onDone,
  onCancel,
}: {
  secret: string
  otpauthUri: string
  onDone: (recoveryCodes: string[]) => void | Promise<void>
  onCancel: () => void
}) {
  const { words } = useWords()
  const of = words.settings.twoFactor
  const confirm = useAct(
    (code: string) => api.POST('/v1/me/two-factor/confirm', { body: { code } }),
    ({ data }) => onDone(data?.recoveryCodes ?? []),
  )
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        confirm.mutate(String(new FormData(event.currentTarget).get('code')).trim())
      }}
    >
      <Stack align="flex-start">
        <Text>{of.scan}</Text>
        <QrCode text={otpauthUri} label={of.qrLabel} />
        <Text>
          {of.secret} <Code>{secret.match(/.{1,4}/g)?.join(' ')}</Code>
        </Text>
        <TextInput
          w="100%"
          name="code"
          label={of.firstCode}
          description={of.firstCodeHint}
          autoComplete="one-time-code"
          inputMode="numeric"
          maxLength={64}
          required
          autoFocus
        />
        <ProblemAlert of={confirm.error} />
        <Group>
          <Button type="submit" loading={confirm.isPending}>
            {of.confirm}
          </Button>
          <Button variant="default" onClick={onCancel}>
            {words.shell.cancel}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
