import { Alert, List, Stack, Text } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { Say, useWords } from '../../words/words.tsx'
import { SiteName } from '../site-name.tsx'
import { accessChange, type Difference, type Held } from './access-change.ts'

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

/** One line for each permission, with all places where it is gained or lost. */
function Differences({ of }: { of: Difference[] }) {
  const { words } = useWords()
  return (
    <List size="sm">
      {[...Map.groupBy(of, ({ permission }) => permission)].map(([permission, places]) => (
        <List.Item key={permission}>
          {words.company.permissionTitles[permission]}
          <Text span inherit c="dimmed">
            {places.map((place, index) => (
              <Place key={JSON.stringify(place)} of={place} mark={index === 0 ? ' – ' : ', '} />
            ))}
          </Text>
        </List.Item>
      ))}
    </List>
  )
}

/** So many sites are named in a line; the list of the access has all of them. */
const NAMED = 5

/** @param mark what stands before it, if there is anything to say */
function Place({ of: { where, environment, withPremiumStaging }, mark }: { of: Difference; mark: string }) {
  const { words, say } = useWords()
  const { preview } = words.company
  return (
    <>
      {where === 'every-site' && `${mark}${preview.everySite}`}
      {where === 'other-sites' && `${mark}${preview.otherSites}`}
      {Array.isArray(where) &&
        where.slice(0, NAMED).map((siteId, index) => (
          <span key={siteId}>
            {index === 0 ? mark : ', '}
            <SiteName siteId={siteId} />
          </span>
        ))}
      {Array.isArray(where) && where.length > NAMED && ` ${say(preview.moreSites, { n: where.length - NAMED })}`}
      {environment && ` (${preview.only[environment]})`}
      {withPremiumStaging && ` (${preview.only.premium})`}
    </>
  )
}
