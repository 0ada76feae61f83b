import { List, Stack, Text, Textarea } from '@mantine/core'
import { Say, useWords } from '../../words/words.tsx'
import { MOST_ADDRESSES, type TypedAddress } from './addresses.ts'

/** Takes addresses as people paste them, and says while they type which of them will not do. */
export function AddressesField({
  text,
  addresses,
  onChange,
}: {
  text: string
  addresses: TypedAddress[]
  onChange: (text: string) => void
}) {
  const { words, say } = useWords()
  // The last word may still be on its way.
  const isTyping = text !== '' && !/[\s,;>]$/.test(text)
  const faulty = addresses.filter(({ fault }, index) => {
    if (!fault) return false
    return fault !== 'invalid' || !isTyping || index < addresses.length - 1
  })
  const tooMany = addresses.length > MOST_ADDRESSES
  return (
    <Stack gap="xs">
      <Textarea
        label={words.company.invite.addresses}
        description={words.company.invite.addressesHint}
        autosize
        minRows={3}
        required
        autoFocus
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(event) => onChange(event.currentTarget.value)}
        error={faulty.length > 0 || tooMany}
        aria-describedby="addresses-told"
      />
      <Stack gap={4} id="addresses-told" role="status">
        {addresses.length > 0 && (
          <Text size="sm" c={tooMany ? 'var(--mantine-color-error)' : 'dimmed'}>
            {tooMany
              ? say(words.company.invite.tooMany, { n: addresses.length, most: MOST_ADDRESSES })
              : say(words.company.invite.count, { n: addresses.length })}
          </Text>
        )}
        {faulty.length > 0 && (
          <List size="sm" c="var(--mantine-color-error)">
            {faulty.map(({ email, fault }, index) => (
              // The same address may be there several times, and the list has no state.
              // biome-ignore lint/suspicious/noArrayIndexKey: see above
              <List.Item key={`${email} ${index}`}>
                {fault && <Say of={words.company.invite.faults[fault]} with={{ email }} />}
              </List.Item>
            ))}
          </List>
        )}
      </Stack>
    </Stack>
  )
}
