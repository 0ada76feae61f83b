import { Button, SimpleGrid, Stack } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPlus } from '@tabler/icons-react'
import { Section } from '../ui/section.tsx'
import { Together } from '../ui/together.tsx'
import { useWords } from '../words/words.tsx'
import { Analytics } from './analytics.tsx'
import { EnvironmentCard } from './environment-card.tsx'
import { NewStaging, useNewKinds } from './new-staging.tsx'
import { useSite } from './site-context.ts'

export default function SiteHome() {
  const { words } = useWords()
  const { site } = useSite()
  const [isOpen, dialog] = useDisclosure()
  const kinds = useNewKinds()
  return (
    <Together>
      <Stack gap="xl">
        <Section
          title={words.sites.environments}
          text={words.sites.environmentsText}
          action={
            kinds.length > 0 && (
              <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={dialog.open}>
                {words.sites.staging.title}
              </Button>
            )
          }
        >
          <SimpleGrid cols={{ base: 1, md: 2 }}>
            {site.environments.map((environment) => (
              <EnvironmentCard key={environment.environmentId} environment={environment} />
            ))}
          </SimpleGrid>
          <NewStaging isOpen={isOpen} onClose={dialog.close} kinds={kinds} />
        </Section>
        <Analytics />
      </Stack>
    </Together>
  )
}
