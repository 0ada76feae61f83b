import { OutsideLink } from '../ui/outside-link.tsx'
import { useWords } from '../words/words.tsx'

/** On a laptop no mail reaches anybody; the gateway then says where they are read. Nothing elsewhere. */
export function MailPageLink() {
  const { words } = useWords()
  const { mails } = document.documentElement.dataset
  return mails === undefined ? null : <OutsideLink href={mails}>{words.account.mailPage}</OutsideLink>
}
