import { SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { addressLines } from '../company/details/address-lines.ts'
import { Section } from '../ui/section.tsx'
import { Say, useWords } from '../words/words.tsx'
import type { InvoiceDocument } from './invoice.tsx'

/** Who sells, and to whom, as it stood on the day of issue. */
export function InvoiceParties({ invoice: { seller, buyer } }: { invoice: InvoiceDocument }) {
  const { words } = useWords()
  return (
    <Section title={words.billing.invoice.parties}>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <Party title={words.billing.invoice.seller} party={seller} />
        <Party title={words.billing.invoice.buyer} party={buyer} />
      </SimpleGrid>
    </Section>
  )
}

function Party({ title, party }: { title: string; party: InvoiceDocument['seller'] }) {
  const { words, language } = useWords()
  const { name, address, vatId } = party
  return (
    <Stack gap={2}>
      <Title order={3} size="sm" c="dimmed">
        {title}
      </Title>
      <Text fw={600}>
        <bdi>{name}</bdi>
      </Text>
      {addressLines(address, language).map((line) => (
        <Text key={line} size="sm">
          <bdi>{line}</bdi>
        </Text>
      ))}
      {vatId !== null && (
        <Text size="sm">
          <Say of={words.billing.invoice.vatId} with={{ id: vatId }} />
        </Text>
      )}
    </Stack>
  )
}
