import { Anchor } from '@mantine/core'
import { IconExternalLink } from '@tabler/icons-react'
import { useWords } from '../words/words.tsx'

/** The address of a page outside the console; it opens in a tab of its own. */
export function OutsideLink({ href, children }: { href: string; children?: string }) {
  const { words } = useWords()
  return (
    <Anchor href={href} target="_blank" rel="noreferrer" size="sm">
      <bdi>{children ?? href.replace(/^https?:\/\//, '').replace(/\/$/, '')}</bdi>{' '}
      <IconExternalLink size={14} role="img" aria-label={words.sites.newTab} style={{ verticalAlign: '-2px' }} />
    </Anchor>
  )
}
