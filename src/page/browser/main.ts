document.title = 'Releases';
