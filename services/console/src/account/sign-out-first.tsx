import { Anchor } from '@mantine/core'
import { useSignOut } from '../api/use-sign-out.ts'
import { useWords } from '../words/words.tsx'

/** For whoever is signed in as somebody else than the page is for. */
export function SignOutFirst({ disabled = false }: { disabled?: boolean }) {
  const { words } = useWords()
  const signOut = useSignOut()
  return (
    <Anchor component="button" type="button" ta="start" disabled={disabled} onClick={signOut}>
      {words.account.signOutFirst}
    </Anchor>
  )
}
