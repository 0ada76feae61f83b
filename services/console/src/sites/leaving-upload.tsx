import { Text } from '@mantine/core'
import { useEffect } from 'react'
import { useBlocker } from 'react-router'
import { ActDialog } from '../ui/act-dialog.tsx'
import { Say, useWords } from '../words/words.tsx'

/**
 * Stands on the page while an archive is sent from it, which leaving the page ends: so whoever leaves is asked first. The
 * browser asks in its own words before the tab is closed. Another view of the same page is no leaving.
 */
export function LeavingUpload({ file, name, percent }: { file: string; name: string; percent: number }) {
  const { words } = useWords()
  const said = words.sites.upload.leave
  const { state, proceed, reset } = useBlocker(
    ({ currentLocation, nextLocation }) => currentLocation.pathname !== nextLocation.pathname,
  )
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [])
  return (
    <ActDialog
      isOpen={state === 'blocked'}
      onClose={() => reset?.()}
      title={said.title}
      button={said.button}
      cancel={said.stay}
      color="red"
      act={{ mutate: () => proceed?.(), isPending: false, error: null, reset: () => {} }}
    >
      <Text>
        <Say of={said.text} with={{ file, name, percent }} />
      </Text>
    </ActDialog>
  )
}
