'use strict';
(function () {
  // the policy of the page forbids style attributes in markup; the charts set theirs as properties instead
  var setAttribute = Element.prototype.setAttribute;
  SVGElement.prototype.setAttribute = function (name, value) {
    if (name === 'style') { this.style.cssText = value; } else { setAttribute.call(this, name, value); }
  };

  var numbers = new Intl.NumberFormat(document.documentElement.lang);
  var percents = new Intl.NumberFormat(document.documentElement.lang, { style: 'percent', maximumFractionDigits: 1 });
  var dark = window.matchMedia('(prefers-color-scheme: dark)');
  var themes = {
    light: { text: '#4d5563', line: '#d5d9e0', back: '#ffffff', colours: ['#0b5fa5', '#d55e00', '#00795c', '#8a3c8f', '#6b7280', '#b8860b'] },
    dark: { text: '#b0b8c6', line: '#39414f', back: '#1b2029', colours: ['#6ab2f0', '#ff9d5c', '#4cc9a4', '#d79be0', '#a7b0be', '#e3c05a'] }
  };
  var symbols = ['circle', 'triangle', 'rect', 'diamond', 'roundRect', 'arrow'];
  var dashes = ['solid', 'dashed', 'dotted', [8, 3, 2, 3], [2, 2], [12, 4]];
  var drawn = [];

  /** The chart library keeps texts as properties of an object, where this one would change what every object has. */
  function drawable(text) {
    return text === '__proto__' ? '\u200b' + text : text;
  }

  /** The figures of a table: the text and the number of each cell. */
  function read(table) {
    return Array.prototype.map.call(table.tBodies[0].rows, function (row) {
      return {
        marked: row.classList.contains('marked'),
        cells: Array.prototype.map.call(row.cells, function (cell) {
          var data = cell.querySelector('data');
          return { text: data ? drawable(data.textContent) : '', value: data ? data.value : '', number: data && data.value !== '' ? Number(data.value) : null };
        })
      };
    });
  }

  /** The figure of a period that is not complete: a hollow point, or a bar that is pale and dashed. */
  function faint(value, isLine, colour, theme) {
    return isLine
      ? { value: value, symbol: 'circle', symbolSize: 8, itemStyle: { color: theme.back, borderColor: colour, borderWidth: 2 } }
      : { value: value, itemStyle: { opacity: 0.5, borderColor: colour, borderWidth: 1.5, borderType: 'dashed' } };
  }

  /** A curve of steps in two parts: the steps between rows that are not marked, and those from or to marked ones. */
  function steps(rows, x, y) {
    var known = rows.filter(function (row) { return row.cells[y].number !== null; });
    var isFaint = function (i) { return i >= 0 && i < known.length && known[i].marked; };
    var part = function (faint) {
      return { faint: faint, data: known.map(function (row, i) {
        var isIn = faint ? isFaint(i - 1) || isFaint(i) || isFaint(i + 1) : !isFaint(i);
        return [row.cells[x].number, isIn ? row.cells[y].number : null];
      }) };
    };
    return known.some(function (row) { return row.marked; }) ? [part(false), part(true)] : [part(false)];
  }

  function heading(table, column) {
    return drawable(table.tHead.rows[0].cells[column].textContent);
  }

  /** The rows of each line or set of bars: one for all rows, or one for each value of a column. */
  function groups(spec, rows) {
    if (spec.by === undefined) { return [{ name: null, rows: rows }]; }
    var found = [], byName = new Map();
    rows.forEach(function (row) {
      var name = row.cells[spec.by].text;
      if (!byName.has(name)) {
        byName.set(name, { name: name, rows: [] });
        found.push(byName.get(name));
      }
      byName.get(name).rows.push(row);
    });
    return found;
  }

  /** About how far the label of the last category stands out on the right, where categories are narrower than labels. */
  function beyond(categories, figure) {
    var last = String(categories[categories.length - 1]);
    return Math.ceil(last.length * 3.4 - figure.clientWidth / categories.length / 2);
  }

  function option(figure, spec, theme, plain) {
    var table = figure.querySelector('table'), rows = read(table);
    var isNumeric = spec.kind === 'steps', isLines = spec.kind === 'lines' || isNumeric, isRanked = spec.kind === 'ranked';
    var categories = [];
    rows.forEach(function (row) {
      var text = row.cells[spec.x].text;
      if (categories.indexOf(text) < 0) { categories.push(text); }
    });
    var format = function (value) { return spec.share ? percents.format(value) : numbers.format(value); };
    var series = [], legend = [];
    groups(spec, rows).forEach(function (group, g) {
      spec.series.forEach(function (of, s) {
        var index = spec.by === undefined ? s : g, colour = theme.colours[index % theme.colours.length];
        var name = group.name === null ? heading(table, of.y) : group.name;
        var sign = of.below ? -1 : 1;
        var at = function (column, isFigure) {
          if (isNumeric) {
            return group.rows.filter(function (row) { return row.cells[column].number !== null; })
              .map(function (row) { return [row.cells[spec.x].number, row.cells[column].number]; });
          }
          return categories.map(function (category) {
            var row = group.rows.find(function (candidate) { return candidate.cells[spec.x].text === category; });
            var number = row ? row.cells[column].number : null;
            if (number === null) { return null; }
            return isFigure && row.marked ? faint(sign * number, isLines, colour, theme) : sign * number;
          });
        };
        if (of.low !== undefined) {
          // the library stacks figures of the same sign only: a band is drawn above and below zero
          [['high', function (v) { return Math.max(v, 0); }], ['low', function (v) { return Math.min(v, 0); }]].forEach(function (side) {
            var far = at(of[side[0]]), near = at(of[side[0] === 'high' ? 'low' : 'high']), clip = side[1];
            var edge = function (value) { return value === null ? null : clip(value); };
            var span = function (value, from) { return value === null || from === null ? null : clip(value) - clip(from); };
            var base = isNumeric ? near.map(function (point) { return [point[0], edge(point[1])]; }) : near.map(edge);
            var height = isNumeric
              ? far.map(function (point, i) { return [point[0], span(point[1], near[i][1])]; })
              : far.map(function (value, i) { return span(value, near[i]); });
            if (side[0] === 'low' && !height.some(function (value) { return (isNumeric ? value[1] : value) < 0; })) { return; }
            var band = { type: 'line', silent: true, symbol: 'none', lineStyle: { opacity: 0 }, stack: 'band' + index + side[0],
              step: isNumeric ? 'end' : false, emphasis: { disabled: true }, tooltip: { show: false }, z: 1 };
            series.push(Object.assign({}, band, { name: '', data: base }));
            series.push(Object.assign({}, band, { name: '', data: height, areaStyle: { color: colour, opacity: 0.18 } }));
          });
        }
        legend.push(name);
        if (isNumeric) {
          steps(group.rows, spec.x, of.y).forEach(function (part) {
            series.push({ type: 'line', name: name, data: part.data, color: colour, step: 'end', z: 3, symbol: 'none',
              lineStyle: { width: part.faint ? 1 : 2, opacity: part.faint ? 0.6 : 1, type: part.faint ? 'dashed' : dashes[index % dashes.length] },
              emphasis: { disabled: true } });
          });
          return;
        }
        series.push(isLines ? {
          type: 'line', name: name, data: at(of.y, true), color: colour, z: 3,
          symbol: symbols[index % symbols.length], symbolSize: 6, showAllSymbol: categories.length <= 40 || rows.some(function (row) { return row.marked; }),
          lineStyle: { width: 2, type: dashes[index % dashes.length] }, emphasis: { focus: 'none' }
        } : {
          type: 'bar', name: name, data: at(of.y, true), color: colour, stack: spec.stacked ? 'all' : undefined,
          barMaxWidth: 36, itemStyle: { borderColor: theme.back, borderWidth: spec.stacked ? 0.5 : 0 }
        });
      });
    });
    // bars that hang below the axis are drawn as negative numbers, but are none
    var hangs = spec.series.some(function (of) { return of.below; });
    var label = { color: theme.text, fontSize: 12 };
    var largest = Math.max.apply(null, rows.map(function (row) {
      return Math.max.apply(null, spec.series.map(function (of) {
        return Math.max(row.cells[of.y].number, row.cells[of.high === undefined ? of.y : of.high].number);
      }));
    }));
    var isNearlyAll = spec.share && !spec.stacked && (largest > 0.9 && largest <= 1 || largest === 0);
    var upTo = spec.max !== undefined ? spec.max : isNearlyAll ? 1 : undefined;
    var valueAxis = { type: 'value', axisLabel: Object.assign({ formatter: function (v) { return format(hangs ? Math.abs(v) : v); }, hideOverlap: true }, label),
      splitLine: { lineStyle: { color: theme.line } }, splitNumber: 4, min: spec.min, max: upTo,
      interval: spec.min !== undefined ? Math.ceil((spec.max - spec.min) / 6) : spec.max !== undefined ? spec.max / 2 : isNearlyAll ? 0.25 : undefined };
    // an axis of time, since lines over an axis of values are stacked across and not upwards
    var categoryAxis = isNumeric
      ? { type: 'time', min: 0, axisLabel: Object.assign({ formatter: function (v) { return numbers.format(v); }, hideOverlap: true }, label),
          splitLine: { show: false }, axisLine: { lineStyle: { color: theme.line } } }
      : { type: 'category', data: categories, axisLabel: Object.assign({ hideOverlap: true }, label), inverse: isRanked,
          axisTick: { show: false }, axisLine: { onZero: true, lineStyle: { color: theme.line } } };
    if (spec.titled) {
      Object.assign(categoryAxis, { name: heading(table, spec.x), nameLocation: 'middle', nameGap: 26, nameTextStyle: label });
    }
    if (isRanked) { Object.assign(categoryAxis.axisLabel, { width: 140, overflow: 'truncate', interval: 0 }); }
    return {
      animation: !plain && window.matchMedia('(prefers-reduced-motion: no-preference)').matches,
      animationDuration: 300,
      textStyle: { fontFamily: 'system-ui, sans-serif' },
      grid: { left: 8, right: isRanked ? 32 : Math.max(16, beyond(categories, figure)), top: legend.length > 1 ? 34 : 12, bottom: spec.titled ? 24 : 4, containLabel: true },
      legend: { show: legend.length > 1, data: legend, top: 0, left: 0, textStyle: { color: theme.text }, type: 'scroll' },
      tooltip: { trigger: 'axis', confine: true, appendToBody: false, backgroundColor: theme.back, borderColor: theme.line,
        textStyle: { color: theme.text }, renderMode: 'richText',
        formatter: function (points) { return tooltip(points, spec, rows, table); } },
      xAxis: isRanked ? valueAxis : categoryAxis,
      yAxis: isRanked ? categoryAxis : valueAxis,
      series: series
    };
  }

  /** The words of the table for the period or category under the pointer. */
  function tooltip(points, spec, rows, table) {
    if (!points.length) { return ''; }
    var isNumeric = spec.kind === 'steps', at = isNumeric ? points[0].axisValue : points[0].name, lines = [];
    var matching = rows.filter(function (row) {
      return isNumeric ? row.cells[spec.x].number <= at : row.cells[spec.x].text === at;
    });
    if (isNumeric && spec.by === undefined) { matching = matching.slice(-1); }
    lines.push(heading(table, spec.x) + ' ' + (matching.length ? matching[matching.length - 1].cells[spec.x].text : at));
    matching.forEach(function (row) {
      spec.series.forEach(function (of) {
        if (row.cells[of.y].text === '') { return; }
        var name = spec.by === undefined ? heading(table, of.y) : row.cells[spec.by].text;
        var line = name + ': ' + row.cells[of.y].text;
        if (of.low !== undefined && row.cells[of.low].text !== '') {
          line += ' (' + row.cells[of.low].text + ' \u2013 ' + row.cells[of.high].text + ')';
        }
        lines.push(line);
      });
    });
    return lines.slice(0, 14).join('\n');
  }

  function theme() {
    return dark.matches ? themes.dark : themes.light;
  }

  /** The height of a picture with a line of text for each bar or group of bars; 0 for other pictures. */
  function heightOfRanks(one) {
    return one.spec.kind === 'ranked' ? one.figure.querySelector('table').tBodies[0].rows.length * 20 + 60 : 0;
  }

  /** Draws a picture, for the first time in the size that is given or else that of its place. */
  function draw(one, theme, plain, size) {
    if (!one.chart) { one.chart = echarts.init(one.place, null, Object.assign({ renderer: 'svg' }, size)); }
    one.chart.setOption(option(one.figure, one.spec, theme, plain), true);
  }

  /** Draws again what has been drawn. */
  function drawAll() {
    drawn.forEach(function (one) {
      if (one.chart) { draw(one, theme(), false); }
    });
  }

  /** A picture that a reader has not opened yet is drawn when it is shown. */
  function fit(one) {
    if (one.place.clientWidth === 0 || one.place.closest('.fold:not([open])')) { return; }
    if (one.chart) { one.chart.resize(); } else { draw(one, theme(), false); }
  }

  document.querySelectorAll('figure[data-chart]').forEach(function (figure) {
    figure.querySelectorAll('[hidden]').forEach(function (element) { element.hidden = false; });
    drawn.push({ figure: figure, place: figure.querySelector('.chart'), spec: JSON.parse(figure.dataset.chart), chart: null });
  });
  var folds = Array.prototype.slice.call(document.querySelectorAll('details'));
  folds.forEach(function (fold) { fold.open = false; });
  drawn.forEach(function (one) {
    if (heightOfRanks(one) > 0) { one.place.style.minHeight = heightOfRanks(one) + 'px'; }
    fit(one);
    new ResizeObserver(function () { fit(one); }).observe(one.place);
  });
  dark.addEventListener('change', drawAll);

  var wasOpen = [];
  window.addEventListener('beforeprint', function () {
    wasOpen = folds.map(function (fold) { return fold.open; });
    folds.forEach(function (fold) { fold.open = true; });
    drawn.forEach(function (one) {
      var size = { width: 660, height: Math.max(280, heightOfRanks(one)) };
      if (one.chart) { one.chart.resize(size); }
      draw(one, themes.light, true, size);
    });
  });
  window.addEventListener('afterprint', function () {
    folds.forEach(function (fold, i) { fold.open = wasOpen[i]; });
    drawn.forEach(function (one) { one.chart.resize({ width: 'auto', height: 'auto' }); });
    drawAll();
  });
})();
