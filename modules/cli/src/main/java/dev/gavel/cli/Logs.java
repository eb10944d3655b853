package dev.gavel.cli;
