import { create } from '@bufbuild/protobuf';
import { Code, ConnectError } from '@connectrpc/connect';
import { describe, expect, it } from 'vitest';
import { WatchClinicResponseSchema, type WatchClinicResponse } from '../generated/ipt/v1/projection_service_pb';
import { follow, type LiveState } from './follow';

const change = (position: bigint) => create(WatchClinicResponseSchema, { message: { case: 'change', value: { position, type: 'session_held' } } });
const heartbeat = (position: bigint) => create(WatchClinicResponseSchema, { message: { case: 'heartbeat', value: { position } } });

/** Plays one list of messages a connection; the last one calls the whole thing off. */
async function play(connections: (WatchClinicResponse[] | ConnectError)[]) {
  const end = new AbortController();
  const asked: (bigint | undefined)[] = [];
  const told: bigint[] = [];
  const states: LiveState[] = [];
  const pauses: number[] = [];
  await follow({
    signal: end.signal,
    watch: async function* (after) {
      asked.push(after);
      const connection = connections[asked.length - 1];
      if (connection === undefined) {
        end.abort();
        return;
      }
      if (connection instanceof ConnectError) {
        throw connection;
      }
      yield* connection;
    },
    onChange: ({ position }) => told.push(position),
    onState: (state) => states.push(state),
    pause: async (milliseconds) => { pauses.push(milliseconds); },
  });
  return { asked, told, states, pauses };
}

describe('following the clinic', () => {
  it('goes on from the last position after the connection broke', async () => {
    const { asked, told } = await play([[change(4n), change(7n)], [change(9n)]]);

    expect(asked).toEqual([undefined, 7n, 9n]);
    expect(told).toEqual([4n, 7n, 9n]);
  });

  it('counts heartbeats as having heard, and tells nobody of them', async () => {
    const { asked, told } = await play([[change(4n), heartbeat(30n)]]);

    expect(asked).toEqual([undefined, 30n]);
    expect(told).toEqual([4n]);
  });

  it('waits longer after each failure, and from the start again once it was connected', async () => {
    const down = () => new ConnectError('down', Code.Unavailable);
    const { pauses } = await play([down(), down(), [heartbeat(1n)], down()]);

    expect(pauses).toEqual([500, 1000, 500, 1000]);
  });

  it('gives up where it may not watch', async () => {
    const { states, asked } = await play([new ConnectError('no', Code.PermissionDenied)]);

    expect(states).toEqual(['connecting', 'refused']);
    expect(asked).toHaveLength(1);
  });
});
