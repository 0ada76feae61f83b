import { Alert, List, Stack, Text } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Say, useWords } from '../words/words.tsx'
import { accessChange, type Difference, type Held } from './access-change.ts'
import { SiteName } from './site-name.tsx'

/**
 * “Gains …, loses …”, before it is saved.
 * @param name of the person; undefined for whoever looks
 */
export function AccessPreview({ name, before, after }: { name?: string; before: Held; after: Held }) {
  const { words } = useWords()
  const preview = words.company.preview
  const { gains, losses } = accessChange(before, after)
  if (gains.length + losses.length === 0) return <Alert role="status">{preview.same}</Alert>
  return (
    <Stack gap="sm" role="status">
      {gains.length > 0 && (
        <Alert
          color="accent"
          icon={<IconArrowUp aria-hidden />}
          title={name === undefined ? preview.youGain : <Say of={preview.gains} with={{ name }} />}
        >
          <Differences of={gains} />
        </Alert>
      )}
      {losses.length > 0 && (
        <Alert
          color="red"
          icon={<IconArrowDown aria-hidden />}
          title={name === undefined ? preview.youLose : <Say of={preview.loses} with={{ name }} />}
        >
          <Differences of={losses} />
        </Alert>
      )}
    </Stack>
  )
}

function Differences({ of }: { of: Difference[] }) {
  const { words } = useWords()
  return (
    <List size="sm">
      {of.map((one) => (
        <List.Item key={JSON.stringify(one)}>
          {words.company.permissionTitles[one.permission]}
          <Text span inherit c="dimmed">
            <Where of={one} />
          </Text>
        </List.Item>
      ))}
    </List>
  )
}

function Where({ of: { where, environment, withPremiumStaging } }: { of: Difference }): ReactNode {
  const { words } = useWords()
  const preview = words.company.preview
  return (
    <>
      {where === 'every-site' && ` – ${preview.everySite}`}
      {where === 'other-sites' && ` – ${preview.otherSites}`}
      {Array.isArray(where) &&
        where.map((siteId, index) => (
          <span key={siteId}>
            {index === 0 ? ' – ' : ', '}
            <SiteName siteId={siteId} />
          </span>
        ))}
      {environment && ` (${preview.only[environment]})`}
      {withPremiumStaging && ` (${preview.only.premium})`}
    </>
  )
}
