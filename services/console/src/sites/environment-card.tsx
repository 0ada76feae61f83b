import { Badge, Button, Card, Group, Stack, Text, Title } from '@mantine/core'
import { Link } from 'react-router'
import { linkTo } from '../app/links.ts'
import { paths } from '../paths.ts'
import { OutsideLink } from '../ui/outside-link.tsx'
import { useWords } from '../words/words.tsx'
import { useEnvironmentName } from './environment-name.tsx'
import { EnvironmentSwitches } from './environment-switches.tsx'
import { Served } from './served.tsx'
import { type Environment, useSite } from './site-context.ts'

export function EnvironmentCard({ environment }: { environment: Environment }) {
  const { words, say } = useWords()
  const { companyId, siteId, mayUse } = useSite()
  const nameOf = useEnvironmentName()
  const { environmentId, url, closedByPassword } = environment
  const name = nameOf(environment)
  const to = linkTo(paths.environment, { companyId, siteId, environmentId })
  return (
    <Card withBorder padding="lg" component="article" aria-label={name}>
      <Stack gap="sm" h="100%">
        <Group justify="space-between" align="flex-start">
          <Title order={3} size="h4">
            <bdi>{name}</bdi>
          </Title>
          <EnvironmentState environment={environment} />
        </Group>
        <OutsideLink href={url} />
        {mayUse(environment, { reads: true }) ? (
          <>
            <Served environment={environment} />
            <EnvironmentSwitches environment={environment} />
            <Group mt="auto" pt="xs">
              <Button component={Link} to={to} variant="light" aria-label={say(words.sites.manage, { name })}>
                {words.sites.manageShort}
              </Button>
            </Group>
          </>
        ) : (
          <Text c="dimmed" size="sm">
            {closedByPassword ? `${words.sites.gate.closed} ` : ''}
            {words.sites.notYours}
          </Text>
        )}
      </Stack>
    </Card>
  )
}

export function EnvironmentState({ environment: { kind, confirmed, suspended } }: { environment: Environment }) {
  const { words } = useWords()
  return (
    <Group gap={6}>
      {kind === 'premium-staging' && <Badge variant="default">{words.sites.kinds[kind]}</Badge>}
      {suspended && (
        <Badge variant="light" color="orange">
          {words.sites.suspended}
        </Badge>
      )}
      <Badge variant="light" color={confirmed ? 'accent' : 'blue'}>
        {confirmed ? words.sites.confirmed : words.sites.unconfirmed}
      </Badge>
    </Group>
  )
}
