import { Group, Stack, Text } from '@mantine/core'
import { CopyIcon } from '../ui/copy-button.tsx'
import { useWords } from '../words/words.tsx'

/** Where to send money, each line to be copied. */
export function BankTransfer({
  bank,
}: {
  bank: { accountName: string; iban: string; bic: string | null; reference: string }
}) {
  const { words } = useWords()
  const said = words.billing.bank
  return (
    <Stack gap="xs">
      <Text>{said.text}</Text>
      <Line name={said.accountName} text={bank.accountName} />
      <Line name={said.iban} text={bank.iban} />
      {bank.bic !== null && <Line name={said.bic} text={bank.bic} />}
      <Line name={said.reference} text={bank.reference} />
    </Stack>
  )
}

function Line({ name, text }: { name: string; text: string }) {
  return (
    <Group justify="space-between" wrap="nowrap">
      <Stack gap={0}>
        <Text size="sm" c="dimmed">
          {name}
        </Text>
        <Text fw={600}>
          <bdi>{text}</bdi>
        </Text>
      </Stack>
      <CopyIcon text={text} what={name} />
    </Group>
  )
}
