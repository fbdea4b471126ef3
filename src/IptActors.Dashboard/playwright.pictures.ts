import browse from './playwright.config';

/** Takes the pictures of docs/img from a server that runs: scripts/pictures.sh starts one with the demo. */
export default {
  ...browse,
  testDir: 'pictures',
  testMatch: '*.pictures.ts',
};
