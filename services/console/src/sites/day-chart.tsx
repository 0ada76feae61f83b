import { Group, Table, Text, VisuallyHidden } from '@mantine/core'
import type { Answer } from '../api/client.ts'
import { dateFormat, numberFormat } from '../words/formats.ts'
import { useWords } from '../words/words.tsx'
import { bars } from './bars.ts'

type Day = Answer<'/v1/sites/{siteId}/analytics', 'get'>['days'][number]

const BOX = { width: 600, height: 120 }

/** Visits by day: bars for those who see them, a table for those who hear them. */
export function DayChart({ days }: { days: Day[] }) {
  const { words, language } = useWords()
  const drawn = bars(
    days.map(({ people }) => people.requests),
    BOX,
  )
  // Days are those of UTC, wherever the reader is.
  const format = dateFormat(language, { day: 'numeric', month: 'short', timeZone: 'UTC' })
  const named = (day: string | undefined) => (day === undefined ? '' : format.format(new Date(`${day}T00:00:00Z`)))
  const count = numberFormat(language).format
  const most = Math.max(0, ...days.map(({ people }) => people.requests))
  return (
    <div>
      <Text size="xs" c="dimmed" aria-hidden>
        {count(most)}
      </Text>
      <svg
        viewBox={`0 0 ${BOX.width} ${BOX.height}`}
        width="100%"
        height={BOX.height}
        preserveAspectRatio="none"
        aria-hidden
      >
        <line x1={0} x2={BOX.width} y1={BOX.height} y2={BOX.height} stroke="var(--mantine-color-dimmed)" />
        {drawn.map((bar, index) => (
          <rect key={days[index]?.day} {...bar} fill="var(--mantine-color-anchor)">
            <title>{`${named(days[index]?.day)}: ${count(days[index]?.people.requests ?? 0)}`}</title>
          </rect>
        ))}
      </svg>
      <Group justify="space-between" aria-hidden>
        <Text size="xs" c="dimmed">
          {named(days[0]?.day)}
        </Text>
        <Text size="xs" c="dimmed">
          {named(days.at(-1)?.day)}
        </Text>
      </Group>
      <VisuallyHidden>
        <Table>
          <Table.Caption>{words.sites.analytics.title}</Table.Caption>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{words.sites.analytics.day}</Table.Th>
              <Table.Th>{words.sites.analytics.people}</Table.Th>
              <Table.Th>{words.sites.analytics.bots}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {days.map(({ day, people, bots }) => (
              <Table.Tr key={day}>
                <Table.Th scope="row">{named(day)}</Table.Th>
                <Table.Td>{count(people.requests)}</Table.Td>
                <Table.Td>{count(bots.requests)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </VisuallyHidden>
    </div>
  )
}
