import { PageLinks } from '../ui/page-links.tsx'
import { useWords } from '../words/words.tsx'

const views = ['releases', 'backups', 'settings'] as const
type View = (typeof views)[number]

/** What of an environment is looked at, in the URL. */
export function EnvironmentViews({ view }: { view: View }) {
  const { words } = useWords()
  const links = views.map((one) => ({ to: `?view=${one}`, label: words.sites.views[one], isHere: one === view }))
  return <PageLinks label={words.sites.views.title} links={links} />
}
