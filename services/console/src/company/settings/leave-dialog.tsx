import { Text } from '@mantine/core'
import type { ComponentProps } from 'react'
import { ActDialog } from '../../ui/act-dialog.tsx'
import { Say, useWords } from '../../words/words.tsx'

/** Asks whoever gives up their own access. Of a company all is lost; of a site, the company too where it is the only one. */
export function LeaveDialog({
  what,
  name,
  isOnlySite = false,
  ...props
}: {
  what: 'company' | 'site'
  name: string
  isOnlySite?: boolean
} & Pick<ComponentProps<typeof ActDialog>, 'isOpen' | 'onClose' | 'act'>) {
  const { words } = useWords()
  const of = words.company.leave
  const siteLosses = isOnlySite ? [of.siteLoss, of.lastSiteLoss] : [of.siteLoss]
  return (
    <ActDialog
      {...props}
      title={<Say of={of.button} with={{ name }} />}
      button={<Say of={of.button} with={{ name }} />}
      color="red"
      losses={what === 'company' ? Object.values(of.losses) : siteLosses}
    >
      <Text>{words.shell.lost}</Text>
    </ActDialog>
  )
}
