import { Link } from 'wouter';

/** For an address that leads nowhere, or to a page that the role does not have. */
export function NotHere() {
  return (
    <div className="notice">
      <h1>There is no such page for your role</h1>
      <p>The address may have changed, or the page belongs to another role. <Link href="/">Go to your first page</Link></p>
    </div>
  );
}
