import { Button, Group } from '@mantine/core'
import { Link } from 'react-router'
import { useWords } from '../words/words.tsx'

const views = ['releases', 'backups', 'settings'] as const
type View = (typeof views)[number]

/** What of an environment is looked at, in the URL. */
export function EnvironmentViews({ view }: { view: View }) {
  const { words } = useWords()
  return (
    <Group component="nav" gap={4} aria-label={words.sites.views.title}>
      {views.map((one) => (
        <Button
          key={one}
          component={Link}
          to={`?view=${one}`}
          size="xs"
          variant={one === view ? 'filled' : 'default'}
          aria-current={one === view ? 'page' : undefined}
        >
          {words.sites.views[one]}
        </Button>
      ))}
    </Group>
  )
}
