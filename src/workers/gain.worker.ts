import { serveGains, type GainSession } from '../core/selection/gainTeam';

// One message is one session; the thread is in it until it is closed.
addEventListener('message', (event: MessageEvent<GainSession>) => serveGains(event.data));
