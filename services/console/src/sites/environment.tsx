import { Anchor, Group, Stack, Text, Title } from '@mantine/core'
import { Link, useParams } from 'react-router'
import { linkTo } from '../app/links.ts'
import { paths } from '../paths.ts'
import { OutsideLink } from '../ui/outside-link.tsx'
import { useListParams } from '../ui/search-params.ts'
import { Section } from '../ui/section.tsx'
import { Together } from '../ui/together.tsx'
import { useWords } from '../words/words.tsx'
import { Backups } from './backups.tsx'
import { EnvironmentActs } from './environment-acts.tsx'
import { EnvironmentState } from './environment-card.tsx'
import { useEnvironmentName } from './environment-name.tsx'
import { EnvironmentSwitches } from './environment-switches.tsx'
import { EnvironmentViews } from './environment-views.tsx'
import { Releases } from './releases.tsx'
import { Served } from './served.tsx'
import { type Environment, useSite } from './site-context.ts'
import { UploadBox } from './upload-box.tsx'

export default function EnvironmentPage() {
  const { words } = useWords()
  const { environmentId = '' } = useParams()
  const { environmentOf, companyId, siteId, mayUse } = useSite()
  const environment = environmentOf(environmentId)
  if (!environment || !mayUse(environment, { reads: true }))
    return (
      <Section title={words.sites.noEnvironment.title} text={words.sites.noEnvironment.text}>
        <Anchor component={Link} to={linkTo(paths.site, { companyId, siteId })}>
          {words.sites.noEnvironment.link}
        </Anchor>
      </Section>
    )
  return (
    <Together key={environmentId}>
      <Inside environment={environment} />
    </Together>
  )
}

function Inside({ environment }: { environment: Environment }) {
  const { words } = useWords()
  const { mayUse } = useSite()
  const nameOf = useEnvironmentName()
  const { values } = useListParams(['view'])
  const view = values.view === 'backups' || values.view === 'settings' ? values.view : 'releases'
  return (
    <Stack gap="lg" component="article" aria-label={nameOf(environment)}>
      <Group justify="space-between" align="flex-start">
        <Stack gap={4} flex="1 1 18rem">
          <Group gap="sm">
            <Title order={2} size="h3">
              <bdi>{nameOf(environment)}</bdi>
            </Title>
            <EnvironmentState environment={environment} />
          </Group>
          <OutsideLink href={environment.url} />
          <Served environment={environment} />
        </Stack>
        <EnvironmentActs environment={environment} />
      </Group>
      {mayUse(environment) ? (
        <UploadBox environment={environment} />
      ) : (
        <Text c="dimmed">{words.sites.onlyReading}</Text>
      )}
      <EnvironmentViews view={view} />
      {view === 'releases' && <Releases environment={environment} />}
      {view === 'backups' && <Backups environment={environment} />}
      {view === 'settings' && (
        <Section title={words.sites.views.settings}>
          <Stack maw={520}>
            <EnvironmentSwitches environment={environment} />
          </Stack>
        </Section>
      )}
    </Stack>
  )
}
