import { pageErrors } from '../../src/errors/page.js';
import { type CatalogueRows, describeCatalogue } from '../support/catalogue-rows.js';

const rows: CatalogueRows<typeof pageErrors> = {
  // code: exit code, sample details, message, hint where it depends on the details
  'page-foreign': [
    'warning',
    { path: 'index.html', location: '/srv/updates', named: false },
    'index.html on /srv/updates was not made by ota-release: it stays, and the site gets no page from this project.',
    'Remove index.html where you want the page of ota-release; set page: false where yours is to stay.',
  ],
  'page-tampered': [
    3,
    { path: 'index.html', reason: 'it is gone' },
    'index.html is not the page that the signed index names: it is gone.',
  ],
};

describeCatalogue(pageErrors, rows, ['page']);
